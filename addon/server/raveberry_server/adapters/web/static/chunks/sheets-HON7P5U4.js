/* raveberry sources sha256:804d5edf7961d67d7029a2d2315c71ffa52173a15937c92e176a543c54a0e508 */
/* licences: licences.txt */
import{a}from"./chunk-KTINGDSC.js";import"./chunk-MLRP654P.js";import"./chunk-CMI4ZPWM.js";export{a as sheets};
