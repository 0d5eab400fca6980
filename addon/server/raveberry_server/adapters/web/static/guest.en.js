/* raveberry sources sha256:eb3a3ab7cde24f1e */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-7RT56R2Q.js";import{a as m,b as o}from"./chunks/chunk-4Z4XOR57.js";import"./chunks/chunk-4YOSZOO7.js";import"./chunks/chunk-7RS5MAT4.js";import"./chunks/chunk-IH2GSVD6.js";import"./chunks/chunk-Q6J6Y4SO.js";r({...m,why:o});
