@echo off
rem Sucht Python und startet damit einrichten.py. Ohne Netz, ohne Rechte eines Administrators.
setlocal
set "PYTHON="
set "PYTHONUTF8=1"
set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"
if not exist "%~dp0einrichten.py" goto unvollstaendig
call :versuche py -3.13
call :versuche py -3.12
call :versuche py -3.11
call :versuche python
if defined PYTHON goto gefunden
echo Python 3.11, 3.12 oder 3.13 (64 Bit, nicht aus dem Microsoft Store) ist auf diesem Rechner nicht da.
echo Bitten Sie die IT, es zu installieren.
set "ENDE=1"
goto ende

:unvollstaendig
echo Hier fehlt der Rest des Pakets. Die Zip-Datei zuerst entpacken: rechte Maustaste, "Alle extrahieren".
set "ENDE=1"
goto ende

:gefunden
%PYTHON% "%~dp0einrichten.py" %*
set "ENDE=%ERRORLEVEL%"

:ende
if not defined ANTRAG_OHNE_PAUSE pause
exit /b %ENDE%

:versuche
rem Mit call, weil python auch eine Stapeldatei sein kann.
if defined PYTHON goto :eof
call %* -c "import sys, sysconfig as s; sys.exit(s.get_platform() != 'win-amd64' or 'WindowsApps' in sys.base_prefix or not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>&1
if not "%ERRORLEVEL%"=="0" goto :eof
set "PYTHON=%*"
goto :eof
