; The installer for Windows, for Inno Setup 6, after
;   pyinstaller --distpath build\folder resources\bundle\outbreath.spec
;   iscc /DVersion=0.1.0 resources\bundle\outbreath.iss
; It installs for one person, without an administrator.
#ifndef Version
  #error Say which version: /DVersion=0.1.0
#endif

[Setup]
AppId={{7C1B54D2-2B9F-4F0C-9E57-6C6D0F1E8A31}
AppName=Outbreath
AppVersion={#Version}
AppPublisher=The Outbreath authors
AppPublisherURL=https://pypi.org/project/outbreath/
DefaultDirName={autopf}\Outbreath
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\icons\outbreath.ico
UninstallDisplayIcon={app}\outbreath-window.exe
OutputDir=..\..\dist
OutputBaseFilename=outbreath-{#Version}-windows-x64
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[Files]
Source: "..\..\build\folder\outbreath\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
Source: "licenses\*"; DestDir: "{app}\licenses"; Flags: recursesubdirs

[InstallDelete]
; What an earlier version brought and this one does not.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{autoprograms}\Outbreath"; Filename: "{app}\outbreath-window.exe"; AppUserModelID: "org.outbreath.outbreath"

[Registry]
; Opening with Outbreath is offered for .jsonl; what opens such files by default stays.
Root: HKA; Subkey: "Software\Classes\.jsonl\OpenWithProgids"; ValueType: string; ValueName: "Outbreath.Session"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Outbreath.Session"; ValueType: string; ValueData: "Outbreath session"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Outbreath.Session\DefaultIcon"; ValueType: string; ValueData: "{app}\outbreath-window.exe,0"
Root: HKA; Subkey: "Software\Classes\Outbreath.Session\shell\open\command"; ValueType: string; ValueData: """{app}\outbreath-window.exe"" open ""%1"""

[Run]
Filename: "{app}\outbreath-window.exe"; Description: "{cm:LaunchProgram,Outbreath}"; Flags: nowait postinstall skipifsilent
