/* raveberry sources sha256:8d21687888be1cc3 */
/* licences: licences.txt */
import{a}from"./chunk-IHTVV4XJ.js";import"./chunk-67GB6CG3.js";import"./chunk-VF57BN5P.js";export{a as sheets};
