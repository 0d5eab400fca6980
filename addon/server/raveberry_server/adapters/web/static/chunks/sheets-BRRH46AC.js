/* raveberry sources sha256:27a9844bea2fac20 */
/* licences: licences.txt */
import{a}from"./chunk-IROZPIT5.js";import"./chunk-RQEK6J5A.js";import"./chunk-MX5QK6Q4.js";export{a as sheets};
