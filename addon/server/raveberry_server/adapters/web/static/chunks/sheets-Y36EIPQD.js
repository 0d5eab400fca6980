/* raveberry sources sha256:0d838590b4ef4ce2 */
/* licences: licences.txt */
import{a}from"./chunk-AWHZNBKT.js";import"./chunk-YHZAH67W.js";import"./chunk-NMQTZHPV.js";export{a as sheets};
