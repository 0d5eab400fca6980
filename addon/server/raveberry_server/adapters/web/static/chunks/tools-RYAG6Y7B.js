/* raveberry sources sha256:8d21687888be1cc3 */
/* licences: licences.txt */
import"./chunk-LKTSAVFT.js";import"./chunk-X6CMX2VV.js";import"./chunk-MC5V4ONN.js";import"./chunk-VF57BN5P.js";
