/* raveberry sources sha256:d5e453b94a47039a */
/* licences: licences.txt */
import{a}from"./chunk-Z5HONAX6.js";import"./chunk-ZBSUEIUG.js";import"./chunk-DFNYGUAQ.js";export{a as sheets};
