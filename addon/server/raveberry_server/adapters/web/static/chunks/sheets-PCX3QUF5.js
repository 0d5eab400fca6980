/* raveberry sources sha256:909b2272f1969cd7 */
/* licences: licences.txt */
import{a}from"./chunk-ISWYZVXZ.js";import"./chunk-QEKNDVNO.js";import"./chunk-6DVSJ6DM.js";export{a as sheets};
