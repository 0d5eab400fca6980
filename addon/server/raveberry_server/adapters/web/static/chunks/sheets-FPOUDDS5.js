/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
import{a}from"./chunk-IDLWU773.js";import"./chunk-TCD6TXUW.js";import"./chunk-3ZZLINXU.js";export{a as sheets};
