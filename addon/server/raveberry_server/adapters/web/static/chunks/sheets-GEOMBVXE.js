/* raveberry sources sha256:65787b7f2e9ef74b26b31c9b0105a0574935a058a397c1f420fa9cee202729b2 */
/* licences: licences.txt */
import{a}from"./chunk-4REB2DE3.js";import"./chunk-DM6CFSK2.js";import"./chunk-2VSMDTZT.js";export{a as sheets};
