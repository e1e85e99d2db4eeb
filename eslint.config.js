import { houseConfig } from './tooling/eslint/house-config.mjs'

export default houseConfig
