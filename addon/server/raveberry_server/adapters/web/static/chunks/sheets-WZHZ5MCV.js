/* raveberry sources sha256:a11285a6f1afddb4 */
/* licences: licences.txt */
import{a}from"./chunk-WR2KV2VN.js";import"./chunk-UULN5JKV.js";import"./chunk-A7JBNCPO.js";export{a as sheets};
