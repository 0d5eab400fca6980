/* raveberry sources sha256:3064a61ab01574f0 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-SW6KCZVX.js";import{a as m,b as o}from"./chunks/chunk-5T2IQIUC.js";import"./chunks/chunk-QGOOPOIM.js";import"./chunks/chunk-RBBCXXKO.js";import"./chunks/chunk-RSTSKW2G.js";import"./chunks/chunk-BVELUEZA.js";r({...m,why:o});
