/* raveberry sources sha256:fc48589741494174 */
/* licences: licences.txt */
import{a}from"./chunk-VRLFPFPL.js";import"./chunk-5A6X57FI.js";import"./chunk-SMTKJXVL.js";export{a as sheets};
