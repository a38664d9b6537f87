@echo off
rem Sucht Python und startet damit einrichten.py. Ohne Netz, ohne Rechte eines Administrators.
setlocal
pushd "%~dp0"
set "PYTHON="
for %%v in (3.13 3.12 3.11) do if not defined PYTHON py -%%v -c "import sys; sys.exit(sys.maxsize < 2**32)" >nul 2>&1 && set "PYTHON=py -%%v"
if not defined PYTHON python -c "import sys; sys.exit(sys.maxsize < 2**32 or not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>&1 && set "PYTHON=python"
if not defined PYTHON goto fehlt
%PYTHON% -X utf8 einrichten.py %*
set "ENDE=%ERRORLEVEL%"
goto ende
:fehlt
echo Python 3.11, 3.12 oder 3.13 (64 Bit) ist auf diesem Rechner nicht da. Bitte die IT, es zu installieren.
set "ENDE=1"
:ende
popd
if not defined ANTRAG_OHNE_PAUSE pause
exit /b %ENDE%
