/* raveberry sources sha256:f674ac2a836f247e */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-7WHDQK6B.js";import{a as m,b as o}from"./chunks/chunk-MILN7CXZ.js";import"./chunks/chunk-35UNRLLA.js";import"./chunks/chunk-PDD2GL4Y.js";import"./chunks/chunk-CLWDEZTN.js";import"./chunks/chunk-NTA4D73J.js";r({...m,why:o});
