/* raveberry sources sha256:d5e453b94a47039a */
/* licences: licences.txt */
import"./chunk-5VOCI36D.js";import"./chunk-GHUKI3OC.js";import"./chunk-I5J5ZZM5.js";import"./chunk-DFNYGUAQ.js";
