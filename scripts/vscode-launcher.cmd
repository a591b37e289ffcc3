@node "%~dp0vscode-launcher.mjs" %*
