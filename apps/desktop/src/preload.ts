import { contextBridge, ipcRenderer } from 'electron'
import { createWire } from './ipc/wire.ts'
import { createNativeApi } from './native-api.ts'

contextBridge.exposeInMainWorld('native', createNativeApi(createWire(ipcRenderer)))
