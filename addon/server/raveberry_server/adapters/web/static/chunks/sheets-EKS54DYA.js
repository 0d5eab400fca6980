/* raveberry sources sha256:70ca922d1294575e */
/* licences: licences.txt */
import{a}from"./chunk-B3TL4L6M.js";import"./chunk-UWYZAEPK.js";import"./chunk-JNLGIXHH.js";export{a as sheets};
