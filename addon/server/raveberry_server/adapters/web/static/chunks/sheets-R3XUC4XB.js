/* raveberry sources sha256:d7b4d4b2cc8da6ff3b359a21efb46e84078b50e61e19ef9322787340e4760f75 */
/* licences: licences.txt */
import{a}from"./chunk-XDMCI22F.js";import"./chunk-5YMCO6F4.js";import"./chunk-FV7ECPRE.js";export{a as sheets};
