/* raveberry sources sha256:f5d7b65201c83e13 */
/* licences: licences.txt */
import"./chunk-6ZMPVB5Y.js";import"./chunk-Q5FEGRXB.js";import"./chunk-VIRPOVYP.js";import"./chunk-G42UTDD3.js";
