; The installer for Windows, in English and French. packaging/windows/build.py calls it:
;   ISCC /DVersion=... /DNumbers=... /DFolder=... [/DSigned /Scountersign=...] countersign.iss
; It asks for an administrator's consent once, before anything is written, and puts the program where
; only administrators may change it: what posts in a company's name is not to be swapped by a person's
; other programs. Without consent: setup.exe /CURRENTUSER. Without questions: /VERYSILENT.
; It starts nothing, adds no service and asks nothing on the network. What people wrote is in their own
; folders; no line below names one, so that uninstalling leaves it.

[Setup]
AppId={{B661AAF6-1525-52F9-82CB-4C4ED3418A9B}
AppName=Countersign
AppVersion={#Version}
AppVerName=Countersign {#Version}
AppPublisher=The Countersign authors
VersionInfoVersion={#Numbers}
DefaultDirName={autopf}\Countersign
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=admin
PrivilegesRequiredOverridesAllowed=commandline
; The only thing of a person's that is touched is the value below, and only to remove it.
UsedUserAreasWarning=no
; Qt 6.11 needs Windows 10 1809 or newer, 64-bit Intel or AMD (or what runs that).
MinVersion=10.0.17763
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\windows\made\countersign.ico
UninstallDisplayIcon={app}\countersignw.exe
WizardStyle=modern
ShowLanguageDialog=auto
CloseApplications=yes
RestartApplications=no
Compression=lzma2/max
SolidCompression=yes
#ifdef Signed
OutputBaseFilename=countersign-{#Version}-setup
SignTool=countersign
SignedUninstaller=yes
#else
OutputBaseFilename=countersign-{#Version}-unsigned-setup
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"

[CustomMessages]
en.Shortcut=Write posts for X, have them approved, post nothing else
fr.Shortcut=Écrire des posts pour X, les faire approuver, ne rien publier d’autre
en.Open=Open Countersign now (the first start asks; nothing is posted)
fr.Open=Ouvrir Countersign maintenant (le premier démarrage demande ; rien n’est publié)

; A newer version brings its libraries whole: none of the older stays among them.
[InstallDelete]
Type: filesandordirs; Name: "{app}\lib"
Type: filesandordirs; Name: "{app}\licences"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Countersign"; Filename: "{app}\countersignw.exe"; WorkingDir: "{app}"; Comment: "{cm:Shortcut}"

[Registry]
; Windows+R finds the command.
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\countersign.exe"; ValueType: string; ValueName: ""; ValueData: "{app}\countersign.exe"; Flags: uninsdeletekey
; The program writes this one when a person has it start at sign-in; afterwards it would start nothing.
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: none; ValueName: "Countersign"; Flags: dontcreatekey uninsdeletevalue

[Run]
Filename: "{app}\countersignw.exe"; Description: "{cm:Open}"; Flags: nowait postinstall skipifsilent unchecked runasoriginaluser
