/* raveberry sources sha256:10c82d17e5e87bdb2e474c3e8ebc1b88f0d887b038779238adc5a8ea6ce13bb4 */
/* licences: licences.txt */
import{a}from"./chunk-VDDK7M56.js";import"./chunk-4YMEJDU5.js";import"./chunk-4L4GOASO.js";export{a as sheets};
