/* raveberry sources sha256:2724641de6bd6f49 */
/* licences: licences.txt */
import"./chunk-KO3NDR55.js";import"./chunk-2FD6VMPH.js";import"./chunk-O5RUPF2O.js";import"./chunk-PYB7Z2ZR.js";
