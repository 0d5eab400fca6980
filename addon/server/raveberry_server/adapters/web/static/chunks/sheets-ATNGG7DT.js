/* raveberry sources sha256:74f4e6b2ce2dd601 */
/* licences: licences.txt */
import{a}from"./chunk-GEM2VF2U.js";import"./chunk-QFZPMP4H.js";import"./chunk-SDROFMO2.js";export{a as sheets};
