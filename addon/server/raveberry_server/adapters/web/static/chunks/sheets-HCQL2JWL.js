/* raveberry sources sha256:508ca47fde1d7760 */
/* licences: licences.txt */
import{a}from"./chunk-7OCNSO3N.js";import"./chunk-3INZWLZA.js";import"./chunk-LISOOD62.js";export{a as sheets};
