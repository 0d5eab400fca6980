/* raveberry sources sha256:24a8a3cc34f4ab82cd284b1ed68d6e31170e54678d4f75019e95a38ad6c1ec51 */
/* licences: licences.txt */
import{a}from"./chunk-CYGVVJV7.js";import"./chunk-SXUJ3LEY.js";import"./chunk-S64O5VMD.js";export{a as sheets};
