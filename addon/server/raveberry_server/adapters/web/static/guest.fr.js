/* raveberry sources sha256:614024bdfc8726ec */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-4R7T6GZP.js";import{a as m,b as o}from"./chunks/chunk-72MH4VIG.js";import"./chunks/chunk-YCYSKFB7.js";import"./chunks/chunk-6522PWQZ.js";import"./chunks/chunk-5AWRX5YG.js";import"./chunks/chunk-XH5LEMPK.js";r({...m,why:o});
