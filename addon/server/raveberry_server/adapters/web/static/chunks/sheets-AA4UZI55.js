/* raveberry sources sha256:0a77fd80d716efc5 */
/* licences: licences.txt */
import{a}from"./chunk-V7XL2QZU.js";import"./chunk-I3N2LNYZ.js";import"./chunk-NUYR7H7O.js";export{a as sheets};
