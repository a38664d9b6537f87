@echo off
rem Sucht Python und startet damit einrichten.py. Ohne Netz, ohne Rechte eines Administrators.
setlocal
set "PYTHON="
call :versuche py -3.13
call :versuche py -3.12
call :versuche py -3.11
call :versuche python
if defined PYTHON goto gefunden
echo Python 3.11, 3.12 oder 3.13 (64 Bit) ist auf diesem Rechner nicht da. Bitte die IT, es zu installieren.
set "ENDE=1"
goto ende

:gefunden
%PYTHON% -X utf8 "%~dp0einrichten.py" %*
set "ENDE=%ERRORLEVEL%"

:ende
if not defined ANTRAG_OHNE_PAUSE pause
exit /b %ENDE%

:versuche
if defined PYTHON goto :eof
%* -c "import sys; sys.exit(sys.maxsize < 2**32 or not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>&1
if not "%ERRORLEVEL%"=="0" goto :eof
set "PYTHON=%*"
goto :eof
