@echo off
rem Runs Redub from a checkout: builds what changed, then starts the command line.
rem REDUB_JAVA_OPTS, REDUB_BUILD_ARGS and JAVA_HOME as in the POSIX redub.
setlocal EnableExtensions
set "ROOT=%~dp0"
set "LIB=%ROOT%engine\cli\target\lib"
set "STAMP=%ROOT%target\redub.stamp"
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
where java >nul 2>nul || if "%JAVA%"=="java" (
  echo redub: needs Java 17 or newer and found none: install a JDK or set JAVA_HOME 1>&2 & exit /b 69)
for /f "tokens=3" %%v in ('"%JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do set "FOUND=%%~v"
for /f "tokens=1 delims=.-" %%v in ("%FOUND%") do if %%v LSS 17 (
  echo redub: needs Java 17 or newer, found %FOUND% 1>&2 & exit /b 69)

rem Stale when a source or a pom is newer than the stamp, or the build options differ.
powershell -NoProfile -Command "$s='%STAMP%'; if (!(Test-Path $s) -or !(Test-Path '%LIB%')) { exit 1 }; if ((Get-Content $s) -ne ('build ' + $env:REDUB_BUILD_ARGS)) { exit 1 }; $t=(Get-Item $s).LastWriteTimeUtc; $d='audio','render','models','engine','examples' | %% { Join-Path '%ROOT%' $_ }; $n=@(Get-Item '%ROOT%pom.xml') + @(Get-ChildItem $d -Recurse -File | ? { $_.FullName -notmatch '\\target\\|\\src\\test\\' }) | ? { $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1; if ($n) { exit 1 }"
if not errorlevel 1 goto run
echo Building Redub (first run takes a minute)... 1>&2
if not exist "%ROOT%target" mkdir "%ROOT%target"
>"%STAMP%.new" echo build %REDUB_BUILD_ARGS%
if exist "%LIB%" rmdir /s /q "%LIB%"
pushd "%ROOT%"
call mvnw.cmd -q -B -Dmaven.test.skip=true -Djavac.warnings=-nowarn -Dspotless.check.skip=true -Denforcer.skip=true -pl engine/cli -am %REDUB_BUILD_ARGS% package 1>&2
if errorlevel 1 (popd & echo redub: the build failed, see above 1>&2 & exit /b 69)
popd
move /y "%STAMP%.new" "%STAMP%" >nul
del /q /f "%ROOT%target\redub-*.jsa" 2>nul

:run
rem An archive of the classes that the JDK and help load saves part of the start; see the POSIX redub.
set "ARCHIVE=%ROOT%target\redub-%FOUND%.jsa"
if not exist "%ARCHIVE%" (
  "%JAVA%" -XX:DumpLoadedClassList="%ROOT%target\redub.classes" -cp "%LIB%\*" org.redub.cli.Redub --help >nul 2>nul
  "%JAVA%" -Xshare:dump -XX:SharedClassListFile="%ROOT%target\redub.classes" -XX:SharedArchiveFile="%ARCHIVE%" -cp "%LIB%\*" >nul 2>nul
)
rem Half of the memory; an -Xmx of the user replaces it.
set "COMPILER=-XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=2000 -XX:Tier4CompileThreshold=40000 -XX:Tier4BackEdgeThreshold=100000"
set "HEAP=-XX:MaxRAMPercentage=50 -Xms64m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20 -XX:GCTimeRatio=4"
"%JAVA%" %HEAP% %COMPILER% -XX:SharedArchiveFile="%ARCHIVE%" -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off -Djava.awt.headless=true %REDUB_JAVA_OPTS% -cp "%LIB%\*" org.redub.cli.Redub %*
exit /b %ERRORLEVEL%
