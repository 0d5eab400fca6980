/* raveberry sources sha256:51c00699975a9bee */
/* licences: licences.txt */
import"./chunk-YGO2Z6ZD.js";import"./chunk-H23IN6W7.js";import"./chunk-2XW5DITB.js";import"./chunk-5BSL7ZMG.js";
