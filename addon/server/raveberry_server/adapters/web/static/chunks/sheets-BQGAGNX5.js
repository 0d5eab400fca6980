/* raveberry sources sha256:07f797034678bc48 */
/* licences: licences.txt */
import{a}from"./chunk-LHL5YUZG.js";import"./chunk-JDULKCRP.js";import"./chunk-IOT6XR5W.js";export{a as sheets};
