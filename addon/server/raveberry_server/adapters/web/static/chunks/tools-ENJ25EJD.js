/* raveberry sources sha256:a11285a6f1afddb4 */
/* licences: licences.txt */
import"./chunk-SZNHVBLP.js";import"./chunk-SQ7RPUZH.js";import"./chunk-X3NZ7PAF.js";import"./chunk-A7JBNCPO.js";
