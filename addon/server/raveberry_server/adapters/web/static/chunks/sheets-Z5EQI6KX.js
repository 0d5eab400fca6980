/* raveberry sources sha256:4bfaae917f581d11 */
/* licences: licences.txt */
import{a}from"./chunk-SCQI4P6H.js";import"./chunk-FCFXK5PX.js";import"./chunk-THWZDCF2.js";export{a as sheets};
