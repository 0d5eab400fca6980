/* raveberry sources sha256:eb3a3ab7cde24f1e */
/* licences: licences.txt */
import"./chunk-R7H6BMK5.js";import"./chunk-X7X5VQOH.js";import"./chunk-7RS5MAT4.js";import"./chunk-Q6J6Y4SO.js";
