/* raveberry sources sha256:cdbeec765b4e812f */
/* licences: licences.txt */
import{a}from"./chunk-J26XM2HO.js";import"./chunk-YGNRMPYB.js";import"./chunk-EUSL654G.js";export{a as sheets};
