// SPDX-License-Identifier: Apache-2.0
//
// The one door to OpenBLAS: CBLAS, thread control, and the few LAPACK routines that Kindred uses,
// declared by their Fortran names (Debian's libopenblas holds them; it has no LAPACKE).
// Matrices are column-major here, every argument is passed by address, `info` is 0 on success.

#ifndef KINDRED_COPENBLAS_H
#define KINDRED_COPENBLAS_H

#include <cblas.h>

// LQ: `a` (m x n) becomes L below the diagonal and reflectors above it.
void sgelqf_(const int *m, const int *n, float *a, const int *lda, float *tau, float *work,
             const int *lwork, int *info);

// The first m rows of Q from the reflectors that sgelqf_ left.
void sorglq_(const int *m, const int *n, const int *k, float *a, const int *lda, const float *tau,
             float *work, const int *lwork, int *info);

// Cholesky factor of a symmetric positive definite matrix, in place.
void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info);

// Inverse of a triangular matrix, in place.
void dtrtri_(const char *uplo, const char *diag, const int *n, double *a, const int *lda,
             int *info);

// Eigenvalues (ascending) and, with jobz "V", eigenvectors of a symmetric matrix, in place.
void dsyevd_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w,
             double *work, const int *lwork, int *iwork, const int *liwork, int *info);

#endif
