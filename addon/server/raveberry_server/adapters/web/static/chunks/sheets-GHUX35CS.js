/* raveberry sources sha256:07f797034678bc48 */
/* licences: licences.txt */
import{a}from"./chunk-2Q6LNMIA.js";import"./chunk-JDULKCRP.js";import"./chunk-IOT6XR5W.js";export{a as sheets};
