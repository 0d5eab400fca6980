/* raveberry sources sha256:bd28a8bfcd4826a1 */
/* licences: licences.txt */
import{a}from"./chunk-FMZ5X7BA.js";import"./chunk-AVQPLHAS.js";import"./chunk-ROHLYMZD.js";export{a as sheets};
