throw new Error('No test may load Electron: import its types only, and take what you need of it as an argument (see fake-electron.ts)')
