/* raveberry sources sha256:94bbfbd2d35b895c */
/* licences: licences.txt */
import{a}from"./chunk-OPM76TKE.js";import"./chunk-3IMKJAAG.js";import"./chunk-ULSXELJB.js";export{a as sheets};
