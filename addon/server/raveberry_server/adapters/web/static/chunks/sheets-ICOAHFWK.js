/* raveberry sources sha256:b25bf4d9092a437b6a5084870ae78362a5b16b01ca8b2ba50a8ccee0379aaf54 */
/* licences: licences.txt */
import{a}from"./chunk-J3TQOL3G.js";import"./chunk-PP3ZRSXT.js";import"./chunk-5OVIFHUX.js";export{a as sheets};
