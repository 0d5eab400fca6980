/* raveberry sources sha256:9330076fcaa1173347dca1cd0d4dcf38d139666029a4ad1cb9add0aa31fe5328 */
/* licences: licences.txt */
import{a}from"./chunk-DJMUBA77.js";import"./chunk-FAMAIKNX.js";import"./chunk-DREWABOW.js";export{a as sheets};
