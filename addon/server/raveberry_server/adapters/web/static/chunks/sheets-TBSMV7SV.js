/* raveberry sources sha256:bc3c41ecefeebb91 */
/* licences: licences.txt */
import{a}from"./chunk-4S7BFOZS.js";import"./chunk-34QLJ5AJ.js";import"./chunk-QOXRTBJ7.js";export{a as sheets};
