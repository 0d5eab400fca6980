/* raveberry sources sha256:43d999af55ae4687 */
/* licences: licences.txt */
import{a}from"./chunk-B2XEKFWP.js";import"./chunk-NQEF5XCA.js";import"./chunk-JBNYP7LS.js";export{a as sheets};
