@echo off
rem Runs Maven for this project: the one on PATH if it is new enough, else one fetched before, else Apache
rem Maven as published on Maven Central, checked against the SHA-512 below (curl, tar and certutil are part of
rem Windows 10 and newer). MAVEN_USER_HOME and MVNW_REPOURL as in the POSIX mvnw.
setlocal EnableExtensions
set "VERSION=3.8.7"
set "SHA512=c687fcdc3890bcf0f9f9dbc42ceded21dc80f0dcc5541c28912a99224694793f6e437998e46b5939bd314178865263c62a069c6c6f15d1d0541eea75748c46fd"

where mvn >nul 2>nul || goto fetched
for /f "tokens=3" %%v in ('mvn --version 2^>nul ^| findstr /b /c:"Apache Maven"') do set "FOUND=%%v"
for /f "tokens=1-3 delims=.-" %%a in ("%FOUND%") do set /a "NUMBER=%%a*1000000+%%b*1000+%%c" 2>nul
if not defined NUMBER goto fetched
if %NUMBER% LSS 3008006 goto fetched
call mvn %*
exit /b %ERRORLEVEL%

:fetched
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "DISTS=%MAVEN_USER_HOME%\wrapper\dists"
set "MAVEN=%DISTS%\apache-maven-%VERSION%\bin\mvn.cmd"
if exist "%MAVEN%" goto run

rem Central's host is "repo." before Maven's own group id, read backwards.
for /f "tokens=1-3 delims=." %%a in ("org.apache.maven") do set "URL=https://repo.%%c.%%b.%%a/maven2"
if defined MVNW_REPOURL set "URL=%MVNW_REPOURL%"
set "URL=%URL%/org/apache/maven/apache-maven/%VERSION%/apache-maven-%VERSION%-bin.zip"
if not exist "%DISTS%" mkdir "%DISTS%"
set "ZIP=%DISTS%\maven-%RANDOM%.zip"
echo Fetching Apache Maven %VERSION% (9 MB, once)... 1>&2
curl -fsSL -o "%ZIP%" "%URL%" || (echo mvnw: could not fetch %URL% 1>&2 & exit /b 69)
certutil -hashfile "%ZIP%" SHA512 | findstr /i /x "%SHA512%" >nul || (
  echo mvnw: what came from %URL% has not the expected SHA-512 1>&2 & del "%ZIP%" & exit /b 69)
tar -xf "%ZIP%" -C "%DISTS%" || (echo mvnw: could not unpack Maven 1>&2 & exit /b 69)
del "%ZIP%"

:run
call "%MAVEN%" %*
exit /b %ERRORLEVEL%
