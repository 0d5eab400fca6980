/* raveberry sources sha256:cdbeec765b4e812f */
/* licences: licences.txt */
import"./chunk-5JL7IMJU.js";import"./chunk-WZZALYEG.js";import"./chunk-TQCNDEOV.js";import"./chunk-EUSL654G.js";
