/* raveberry sources sha256:d9006a4de6fb92ed */
/* licences: licences.txt */
import{a}from"./chunk-ACO6FYPZ.js";import"./chunk-STKFYAVU.js";import"./chunk-J66MLM7K.js";export{a as sheets};
