/* raveberry sources sha256:04c56210c7cd0cf2cbc66dd15fadee88170da5900bc69569f70218db813f54c6 */
/* licences: licences.txt */
import{a}from"./chunk-PAPU7S3G.js";import"./chunk-SHZKWGEB.js";import"./chunk-K3BZ2FVM.js";export{a as sheets};
